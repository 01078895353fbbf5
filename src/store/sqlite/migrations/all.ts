import { ANSWER_TALLY } from './answer-tally.ts'
import { ARCHIVE } from './archive.ts'
import { DEAD_LETTERS } from './dead-letters.ts'
import { FIRST } from './first.ts'
import { FORGETTING } from './forgetting.ts'
import { KEPT_FORMS } from './kept-forms.ts'
import { LAST_BACKUP } from './last-backup.ts'
import { MASKED_WORDS } from './masked-words.ts'
import { MOVED_GROUPS } from './moved-groups.ts'
import { MOVED_HERE } from './moved-here.ts'
import { NAMES_OF_OFFICIALS } from './names-of-officials.ts'
import { NOTICES } from './notices.ts'
import { OFFICIAL_NOTICES } from './official-notices.ts'
import { QUICK_COUNTS } from './quick-counts.ts'
import { RETENTION_TOLD } from './retention-told.ts'
import { ROUTING_EXAMPLES } from './routing-examples.ts'
import { RULEBOOK } from './rulebook.ts'
import { SEALED_WORDS } from './sealed-words.ts'
import { SECOND_FACTOR } from './second-factor.ts'
import { TURNS_NOT_BACK } from './turns-not-back.ts'
import { WORKFLOW } from './workflow.ts'

/** Each brings the database one version further. Appended to, never edited: databases out there have run them. */
export const MIGRATIONS: readonly string[] = [
  FIRST,
  ARCHIVE,
  RULEBOOK,
  NAMES_OF_OFFICIALS,
  WORKFLOW,
  SECOND_FACTOR,
  ROUTING_EXAMPLES,
  DEAD_LETTERS,
  NOTICES,
  ANSWER_TALLY,
  OFFICIAL_NOTICES,
  MOVED_HERE,
  FORGETTING,
  RETENTION_TOLD,
  QUICK_COUNTS,
  LAST_BACKUP,
  MASKED_WORDS,
  SEALED_WORDS,
  MOVED_GROUPS,
  KEPT_FORMS,
  TURNS_NOT_BACK,
]
