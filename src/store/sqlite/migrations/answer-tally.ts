// How questions ended, by Vietnam's days (7 h ahead of UTC): counted in the index alone, whatever an answer weighs.
export const ANSWER_TALLY = `
  ALTER TABLE answers ADD COLUMN day INTEGER GENERATED ALWAYS AS ((at + 25200000) / 86400000) VIRTUAL;
  ALTER TABLE answers ADD COLUMN outcome TEXT
    GENERATED ALWAYS AS (iif(json_valid(answer), json_extract(answer, '$.outcome'), NULL)) VIRTUAL;
  ALTER TABLE answers ADD COLUMN place TEXT
    GENERATED ALWAYS AS (iif(json_valid(answer), json_extract(answer, '$.place'), NULL)) VIRTUAL;
  ALTER TABLE answers ADD COLUMN department TEXT
    GENERATED ALWAYS AS (iif(json_valid(answer), json_extract(answer, '$.escalation.department'), NULL)) VIRTUAL;
  CREATE INDEX answers_by_day ON answers (day, place, department, outcome);
  CREATE INDEX answers_unanswered ON answers (at) WHERE outcome = 'no_answer';
  -- Whether a week's tickets have moved is told without looking at one.
  CREATE INDEX tickets_moved ON tickets (opened_at, revision);
`
