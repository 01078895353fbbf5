-- with: account
-- Ends all sessions and begun sign-ins of an official.
--
-- KEYS  1 official:<id>   2 account-log:<id>   3 account-log
-- ARGV  1 entry of the log (JSON)
-- Gives 1, or 0 when there is no such account
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
end_all(KEYS[1])
note(KEYS[2], KEYS[3], ARGV[1])
return 1
