import { argv } from 'node:process'

// `npm run admin`: the room of each command is loaded where it is called.
if (['copy-store', 'backup', 'restore'].includes(argv[2] ?? '')) await import('./moving/cli.ts')
else await import('./officials/cli.ts')
