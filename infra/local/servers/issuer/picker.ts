import { type Persona, subjectOf } from './persona.ts';

const style = `body{font-family:system-ui,sans-serif;margin:2rem auto;max-width:32rem;padding:0 1rem;color:#1b1b1b;background:#fff}
button{display:block;width:100%;margin:.5rem 0;padding:.75rem 1rem;font:inherit;text-align:left;border:1px solid #666;border-radius:.25rem;background:#f6f6f6;color:inherit;cursor:pointer}
small{display:block;color:#555}`;

/** The sign-in page: one button per persona; a button posts its `subject`. */
export function pickerPage(personas: readonly Persona[]): string {
  return page(
    '选择身份 · Choose who you are',
    `<p>演示身份均为虚构。<br><span lang="en">All demonstration identities are made up.</span></p>
<form method="post">${personas.map(button).join('')}</form>`,
  );
}

/** A page that says what went wrong. */
export function troublePage(detail: string): string {
  return page('无法登录 · Sign-in failed', `<p>${escaped(detail)}</p>`);
}

function button(persona: Persona): string {
  const { zh, en } = persona.name;
  return `<button name="subject" value="${escaped(subjectOf(persona))}">${escaped(zh)}<small lang="en">${escaped(en)}</small></button>`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}
