/** What a letter that wants a password speaks of, and how it presses, in the languages of the house. */
const secrets: readonly RegExp[] = [
  /\bpass ?(?:word|code|phrase)s?\b|\bcredentials?\b|\blog-?in details\b|\bsecurity code\b|\bpin\b/iu,
  /\b(?:verify|validate|confirm|reactivate|upgrade)\s+(?:your|my|the)\s+(?:\w+\s)?(?:account|mail ?box|identity|e-?mail|quota)\b/iu,
  /mots? de passe|identifiants?(?=\W|$)|code secret/iu,
  /contraseñas?|clave de acceso|credenciales/iu,
  /парол[ьяюией]|учетн\p{L}+ данн|учётн\p{L}+ данн/iu,
  /密码|口令|验证码|账号信息/u,
  /كلمة (?:ال)?(?:مرور|سر)|كلمات المرور|رمز التحقق|بيانات الدخول/u,
]
const urging: readonly RegExp[] = [
  /\b(?:verify|confirm|enter|re-?enter|send|reply with|provide|update|validate|submit|log ?in|sign in|click|reset|renew|keep)\b/iu,
  /\b(?:expires?|expired|suspend\p{L}*|block\p{L}*|deactivat\p{L}*|within \d+ (?:hours?|days?)|immediately|urgent\p{L}*)\b/iu,
  /vérifi|confirm|saisi|envoy|cliqu|expir|suspend|bloqu|immédiat/iu,
  /verifi|introduzc|envíe|haga clic|caduc|suspend|bloque|inmediat/iu,
  /подтверд|введите|отправ|нажмите|перейдите|истека|заблокир|приостанов|немедленно|срочно/iu,
  /验证|确认|输入|发送|点击|过期|停用|冻结|立即|小时内/u,
  /تحقق|تأكيد|أكد|أدخل|إدخال|أرسل|انقر|اضغط|تنتهي|تعليق|إيقاف|حظر|فوراً|فورا|خلال \d+ ساعة/u,
]
const read = 6000

/** Whether a letter asks for a password, a code, or "to verify the mailbox". Nobody who may know them asks for them by mail. */
export function asksForSecret(subject: string, text: string): boolean {
  const words = `${subject}\n${text.slice(0, read)}`
  return secrets.some((pattern) => pattern.test(words)) && urging.some((pattern) => pattern.test(words))
}
