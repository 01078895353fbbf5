-- with: account
-- Takes an account's second factor away and ends its sessions.
--
-- KEYS  1 official:<id>   2 recovery:<id>   3 account-log:<id>   4 account-log
-- ARGV  1 entry of the log (JSON)
-- Gives 'reset' or 'unknown'
if redis.call('EXISTS', KEYS[1]) == 0 then return 'unknown' end
redis.call('HDEL', KEYS[1], 'factor_secret', 'factor_since', 'factor_step')
redis.call('DEL', KEYS[2])
end_all(KEYS[1])
note(KEYS[3], KEYS[4], ARGV[1])
return 'reset'
