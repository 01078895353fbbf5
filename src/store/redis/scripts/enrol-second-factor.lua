-- with: account
-- Makes the secret on offer the account's, ends its other sessions and starts the session.
--
-- KEYS  1 begun:<token hash>   2 official:<id>   3 recovery:<id>   4 session:<token hash>   5 sessions-of:<id>
--       6 account-log:<id>   7 account-log
-- ARGV  1 official   2 step of the first code   3 session's token hash   4 form token   5 started, ms   6 ends, ms
--       7 seconds the session is kept   8 entry of the log (JSON): enrolled   9 the same: signed in
--       then hashes of the recovery codes
-- Gives 'enrolled' or 'gone'
local begun = begun_now(KEYS[1], KEYS[2], ARGV[5])
if not begun or begun.secret == '' then return 'gone' end
if not begun.replaces and redis.call('HEXISTS', KEYS[2], 'factor_secret') == 1 then return 'gone' end
redis.call('HSET', KEYS[2], 'factor_secret', begun.secret, 'factor_since', ARGV[5], 'factor_step', ARGV[2])
set_codes(KEYS[3], 10)
end_all(KEYS[2])
redis.call('DEL', KEYS[1])
start(KEYS[4], KEYS[5], KEYS[2], ARGV[1], ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7])
note(KEYS[6], KEYS[7], ARGV[8])
note(KEYS[6], nil, ARGV[9])
return 'enrolled'
