-- with: account
-- Takes the proof, sets the password and ends all sessions but one.
--
-- KEYS  1 official:<id>   2 recovery:<id>   3 session:<token hash> that is kept   4 account-log:<id>   5 account-log
-- ARGV  1 'code' or 'recovery'   2 step or hash   3 password hash   4 entry of the log (JSON)   5 official
-- Gives 'changed' or 'refused'
if not spend(KEYS[1], KEYS[2], ARGV[1], ARGV[2]) then return 'refused' end
redis.call('HSET', KEYS[1], 'password_hash', ARGV[3])
local before = redis.call('HGET', KEYS[1], 'era') or '0'
local era = end_all(KEYS[1])
local kept = redis.call('HMGET', KEYS[3], 'official', 'era')
if kept[1] == ARGV[5] and kept[2] == before then redis.call('HSET', KEYS[3], 'era', era) end
note(KEYS[4], KEYS[5], ARGV[4])
return 'changed'
