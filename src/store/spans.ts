// How finely both stores note what changes all the time, ms.

/** Use of a session is noted no finer than this: a page that loads five files writes once. */
export const NOTED_EVERY_MS = 60_000
/** Nobody asks who had a ticket open longer ago. */
export const ATTENDANCE_MS = 60_000
