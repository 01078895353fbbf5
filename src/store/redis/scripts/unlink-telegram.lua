-- Parts an official from their account on Telegram.
--
-- KEYS  1 telegram-officials   2 telegram-of
-- ARGV  1 official
-- Gives 1
local telegram = redis.call('HGET', KEYS[2], ARGV[1])
if telegram then redis.call('HDEL', KEYS[1], telegram) end
redis.call('HDEL', KEYS[2], ARGV[1])
return 1
