import { onAppend } from './on-append.ts'
import { onAuthenticate } from './on-authenticate.ts'
import { onCapability } from './on-capability.ts'
import { onClose, onUnselect } from './on-close.ts'
import { onCopy } from './on-copy.ts'
import { onCreate } from './on-create.ts'
import { onDelete } from './on-delete.ts'
import { onEnable } from './on-enable.ts'
import { onExpunge } from './on-expunge.ts'
import { onFetch } from './on-fetch.ts'
import { onId } from './on-id.ts'
import { onIdle } from './on-idle.ts'
import { onList } from './on-list.ts'
import { onLsub } from './on-lsub.ts'
import { onLogin } from './on-login.ts'
import { onLogout } from './on-logout.ts'
import { onMove } from './on-move.ts'
import { onNamespace } from './on-namespace.ts'
import { onNoop } from './on-noop.ts'
import { onGetQuota, onGetQuotaRoot, onSetQuota } from './on-quota.ts'
import { onRename } from './on-rename.ts'
import { onSearch } from './on-search.ts'
import { onExamine, onSelect } from './on-select.ts'
import { onStartTls } from './on-starttls.ts'
import { onStatus } from './on-status.ts'
import { onStore } from './on-store.ts'
import { onSubscribe, onUnsubscribe } from './on-subscribe.ts'
import type { Command, Session } from './state.ts'

const always: Record<string, Command> = {
  CAPABILITY: { run: onCapability },
  NOOP: { run: onNoop, looks: true },
  LOGOUT: { run: onLogout },
  ID: { run: onId },
}

const stranger: Record<string, Command> = {
  STARTTLS: { run: onStartTls },
  AUTHENTICATE: { run: onAuthenticate },
  LOGIN: { run: onLogin },
}

const signedIn: Record<string, Command> = {
  ENABLE: { run: onEnable },
  SELECT: { run: onSelect },
  EXAMINE: { run: onExamine },
  CREATE: { run: onCreate },
  DELETE: { run: onDelete },
  RENAME: { run: onRename },
  SUBSCRIBE: { run: onSubscribe },
  UNSUBSCRIBE: { run: onUnsubscribe },
  LIST: { run: onList },
  LSUB: { run: onLsub },
  NAMESPACE: { run: onNamespace },
  STATUS: { run: onStatus },
  APPEND: { run: onAppend },
  IDLE: { run: onIdle },
  GETQUOTA: { run: onGetQuota },
  GETQUOTAROOT: { run: onGetQuotaRoot },
  SETQUOTA: { run: onSetQuota },
}

const selected: Record<string, Command> = {
  CHECK: { run: onNoop, looks: true },
  CLOSE: { run: onClose },
  UNSELECT: { run: onUnselect },
  EXPUNGE: { run: onExpunge, looks: true },
  SEARCH: { run: onSearch, mayShrink: false },
  FETCH: { run: onFetch, mayShrink: false },
  STORE: { run: onStore, mayShrink: false },
  COPY: { run: onCopy },
  MOVE: { run: onMove, looks: true },
  'UID EXPUNGE': { run: onExpunge, looks: true },
  'UID SEARCH': { run: onSearch },
  'UID FETCH': { run: onFetch },
  'UID STORE': { run: onStore },
  'UID COPY': { run: onCopy },
  'UID MOVE': { run: onMove, looks: true },
}

/** The command of a name, if it may be given in this state of the session. */
export function commandOf(name: string, { hasSignedIn, view }: Session): Command | undefined {
  const tables = [always, ...(hasSignedIn ? [signedIn] : [stranger]), ...(view ? [selected] : [])]
  const table = tables.find((one) => Object.hasOwn(one, name))
  return table?.[name]
}
