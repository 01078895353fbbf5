-- Uses a link up, sets the password and ends the official's sessions: those of an earlier era open nothing.
--
-- KEYS  1 official:<id>   2 links
-- ARGV  1 hash of the link's token   2 password hash   3 now, ms
-- Gives 1, or 0 when another was quicker or the link is past
local link = redis.call('HGET', KEYS[2], ARGV[1])
if not link or cjson.decode(link).expiresAt <= tonumber(ARGV[3]) then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[1], 'link')
redis.call('HSET', KEYS[1], 'password_hash', ARGV[2])
redis.call('HINCRBY', KEYS[1], 'era', 1)
return 1
