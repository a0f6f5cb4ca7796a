import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './real-program.ts'

const paths = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot']

type Wishes = {
  readonly fsync: 'always' | 'optimized' | 'never'
  /** Everybody has the folders that a new mailbox of ours has, and room for so many kibibytes. */
  readonly room?: number
}

/**
 * The peer: Debian's Dovecot, as one user, with all it keeps in one folder. It takes any name with any password, and each name has a
 * mailbox of its own. Undefined where it is not installed, or is not of the 2.3 whose settings these are.
 */
export async function serveDovecot(
  wishes: Wishes,
): Promise<{ readonly port: number; close(): Promise<void> } | undefined> {
  const program = paths.find((path) => spawnSync(path, ['--version']).stdout?.toString().startsWith('2.3.'))
  if (!program) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'plenary-dovecot-'))
  const user = ownerOf(folder)
  const port = await freePort()
  const file = join(folder, 'dovecot.conf')
  writeFileSync(file, settings({ folder, port, ...wishes, ...user }))
  const keeper = spawn('/bin/sh', ['-c', untilLeft, program, file, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  for (let tries = 0; tries < 600 && !(await answers(port)); tries++) await pause(50)
  return {
    port,
    close: async () => {
      const ended = new Promise((resolve) => keeper.once('exit', resolve))
      keeper.stdin.end()
      await ended
    },
  }
}

/** Dovecot ends, and its folder goes, when the pipe from here is closed: also when this process is killed. */
const untilLeft = '"$0" -F -c "$1" & read -r _; kill $!; wait; rm -rf "$2"'

/** Dovecot does not serve root's mail: as root, the mail is nobody's. */
function ownerOf(folder: string): { user: string; group: string } {
  const { uid, username, gid } = userInfo()
  if (uid !== 0) return { user: username, group: String(gid) }
  mkdirSync(join(folder, 'mail'))
  chownSync(join(folder, 'mail'), 65_534, 65_534)
  chmodSync(folder, 0o755)
  return { user: 'nobody', group: 'nogroup' }
}

type Given = Wishes & { folder: string; port: number; user: string; group: string }

const settings = ({ folder, port, user, group, fsync, room }: Given) => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
listen = 127.0.0.1
protocols = imap
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
mail_uid = ${user}
mail_gid = ${group}
first_valid_uid = 1
first_valid_gid = 1
mail_location = sdbox:~/mail
mail_fsync = ${fsync}
mail_max_userip_connections = 100
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${room === undefined ? '' : furniture(room)}`

const uses = ['Drafts', 'Sent', 'Archive', 'Junk', 'Trash']

const furniture = (room: number) => `
mail_plugins = quota
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = count:whole mailbox
  quota_rule = *:storage=${room}K
  quota_grace = 0
  quota_vsizes = yes
}
namespace inbox {
  inbox = yes
  separator = /
  ${uses.map((use) => `mailbox ${use} {\n    auto = create\n    special_use = \\${use}\n  }`).join('\n  ')}
}
`

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
