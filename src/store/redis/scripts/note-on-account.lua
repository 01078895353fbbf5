-- with: account
-- Writes an entry that goes with no other move.
--
-- KEYS  1 account-log:<id>   2 account-log
-- ARGV  1 entry (JSON)
-- Gives 1
note(KEYS[1], KEYS[2], ARGV[1])
return 1
