import { type Text, text } from '../contract/text.ts';
import type { TokenFault } from '../identity/token.ts';

/** Why a token was not accepted, in words that help its bearer. */
export const tokenDetail: Readonly<Record<TokenFault, Text>> = {
  missing: text('没有访问令牌', 'there is no access token'),
  malformed: text('访问令牌的格式不对，或缺少必要的声明', 'the access token is malformed or lacks a claim'),
  expired: text('访问令牌已过期，请重新登录', 'the access token has expired; sign in again'),
  'foreign-issuer': text('访问令牌来自另一个签发方', 'the access token is of another issuer'),
  'wrong-audience': text('访问令牌不是发给本平台的', 'the access token was issued for another audience'),
  'bad-signature': text('访问令牌的签名无法验证', "the access token's signature cannot be verified"),
};
