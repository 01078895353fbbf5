-- with: account
-- Uses a link up, sets the password and ends the official's sessions.
--
-- KEYS  1 official:<id>   2 links   3 account-log:<id>   4 account-log
-- ARGV  1 hash of the link's token   2 password hash   3 now, ms   4 entry of the log (JSON)
-- Gives 1, or 0 when another was quicker, the link is past or the account is not active
local link = redis.call('HGET', KEYS[2], ARGV[1])
if not link or cjson.decode(link).expiresAt <= tonumber(ARGV[3]) then return 0 end
if redis.call('HEXISTS', KEYS[1], 'deactivated_at') == 1 then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[1], 'link')
redis.call('HSET', KEYS[1], 'password_hash', ARGV[2])
end_all(KEYS[1])
note(KEYS[3], KEYS[4], ARGV[4])
return 1
