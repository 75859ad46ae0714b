import { Workspace } from '../lsp/workspace.ts'
import { serve } from '../lsp/server.ts'
import type { Checking } from '../checking.ts'

/**
 * `letterlint lsp`: serves an editor until it says that it is done.
 *
 * @param options as of `check`; the configuration is looked for beside each letter
 * @param named the configuration that `--config` names
 */
export async function lsp(options: Omit<Checking, 'config'>, named: string | undefined, cwd: string): Promise<number> {
  return serve(new Workspace(options, named, cwd), process.stdin, process.stdout)
}
