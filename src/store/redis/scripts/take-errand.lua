-- Takes the errand on one way that has been due longest.
--
-- KEYS  1 errands-due:<way>   2 'errand:'; which one it is only the script finds out, and adds its id
-- ARGV  1 now, ms   2 end of the lease, ms   3 lease
-- Gives {id, to, notice (JSON), attempts before this one}, or nothing when none is due
local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if #first == 0 or tonumber(first[2]) > tonumber(ARGV[1]) then return false end
local errand = KEYS[2] .. first[1]
redis.call('ZADD', KEYS[1], ARGV[2], first[1])
redis.call('HSET', errand, 'lease', ARGV[3])
local attempts = redis.call('HINCRBY', errand, 'attempts', 1)
local kept = redis.call('HMGET', errand, 'to', 'notice')
return { tonumber(first[1]), kept[1] or '', kept[2] or '', attempts - 1 }
