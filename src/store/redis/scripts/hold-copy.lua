-- Takes the making of a copy in hand, or keeps it there.
--
-- KEYS  1 copying
-- ARGV  1 who, a name of its own   2 after how long without a word another may go on with it, ms
-- Gives 1, or 0 while another is at it, and when there is none to be made any more
if redis.call('HEXISTS', KEYS[1], 'from') == 0 then return 0 end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local held = redis.call('HMGET', KEYS[1], 'by', 'heard')
if held[1] and held[1] ~= ARGV[1] and tonumber(held[2]) > now - tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'by', ARGV[1], 'heard', string.format('%d', now))
return 1
