-- Notes that an official has a ticket open, and forgets who had it open longer ago.
--
-- KEYS  1 attending:<code>
-- ARGV  1 official   2 what they do, and when (JSON)   3 seconds the key is kept   4 before when others are forgotten, ms
-- Gives 1
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  if cjson.decode(all[at + 1]).at < tonumber(ARGV[4]) then redis.call('HDEL', KEYS[1], all[at]) end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
