-- Says that an instance is at work, by the server's own time, and tells who has not said so for long.
--
-- KEYS  1 instances
-- ARGV  1 instance   2 after how long without a word one counts as gone, ms
-- Gives those that are gone
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
