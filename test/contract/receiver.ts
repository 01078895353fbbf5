import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { aMessage, rule } from './build.ts'

// Run as `node receiver.ts FOLDER CHAT COUNT`: a second process that takes in messages, says so for each, and stays.
const [folder = '', chat = '', count = '1'] = process.argv.slice(2)
const store = openSqliteStore(folder)
for (let number = 1; number <= Number(count); number += 1) {
  const message = aMessage({ chat, number, text: `${number}` })
  const received = await store.receive(message, rule())
  process.stdout.write(`${received} ${message.key}\n`)
}
setInterval(() => {}, 1000)
