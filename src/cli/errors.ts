/** Something the person can put right: a wrong option, a file that cannot be read. Shown in one line, exit code 2. */
export class UserError extends Error {
  override name = 'UserError'
}
