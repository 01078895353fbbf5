-- with: account
-- Takes the proof and starts the session in the place of what was begun.
--
-- KEYS  1 begun:<token hash>   2 official:<id>   3 recovery:<id>   4 session:<token hash>   5 sessions-of:<id>
--       6 account-log:<id>   7 account-log
-- ARGV  1 official   2 'code' or 'recovery'   3 step or hash   4 session's token hash   5 form token   6 started, ms
--       7 ends, ms   8 seconds the session is kept   9 entry of the log (JSON)
-- Gives 'passed', 'refused' or 'gone'
if not begun_now(KEYS[1], KEYS[2], ARGV[6]) then return 'gone' end
if not spend(KEYS[2], KEYS[3], ARGV[2], ARGV[3]) then return 'refused' end
redis.call('DEL', KEYS[1])
start(KEYS[4], KEYS[5], KEYS[2], ARGV[1], ARGV[4], ARGV[5], ARGV[6], ARGV[7], ARGV[8])
note(KEYS[6], ARGV[2] == 'recovery' and KEYS[7], ARGV[9])
return 'passed'
