import { describe, expect, it } from 'vitest';
import { compileRoutes } from './routes.ts';

const keys = [
  'ANY /things',
  'GET /things',
  'GET /things/{id}',
  'GET /things/open',
  'POST /things/{id}/parts/{part}',
  'ANY /files/{path+}',
  'GET /files/{name}',
];
const find = compileRoutes([...keys, '$default'].map((key) => ({ where: 'w', key, scopes: [] })));

describe('routes', () => {
  it.each([
    ['GET', '/things', 'GET /things', {}],
    ['PUT', '/things', 'ANY /things', {}],
    ['GET', '/things/7', 'GET /things/{id}', { id: '7' }],
    ['GET', '/things/open', 'GET /things/open', {}],
    ['POST', '/things/7/parts/a b', 'POST /things/{id}/parts/{part}', { id: '7', part: 'a b' }],
    ['GET', '/files/a', 'GET /files/{name}', { name: 'a' }],
    ['GET', '/files/a/b/c', 'ANY /files/{path+}', { path: 'a/b/c' }],
    ['GET', '/things/', '$default', {}],
    ['DELETE', '/things/7', '$default', {}],
    ['GET', '/', '$default', {}],
  ])('%s %s is answered by %s', (method, path, key, parameters) => {
    expect(find(method, path)).toMatchObject({ route: { key }, parameters });
  });

  it('given no $default, when nothing matches, then there is no route', () => {
    expect(compileRoutes([{ where: 'w', key: 'GET /a', scopes: [] }])('GET', '/b')).toBeUndefined();
  });
});
