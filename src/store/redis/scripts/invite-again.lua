-- with: account
-- Gives an account a new link in the place of the one it had.
--
-- KEYS  1 official:<id>   2 links   3 account-log:<id>   4 account-log
-- ARGV  1 hash of the link's token   2 the link (JSON)   3 entry of the log (JSON)
-- Gives 1, or 0 when there is no such account
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local before = redis.call('HGET', KEYS[1], 'link')
if before then redis.call('HDEL', KEYS[2], before) end
redis.call('HSET', KEYS[1], 'link', ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
note(KEYS[3], KEYS[4], ARGV[3])
return 1
