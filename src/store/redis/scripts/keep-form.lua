-- Keeps what an official has sent in to look at, and forgets what is past of the same ticket or page.
--
-- KEYS  1 forms:<about>
-- ARGV  1 id   2 the form (JSON)   3 now, ms   4 seconds the key is kept at least
-- Gives 1
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  if cjson.decode(all[at + 1]).until_ms <= tonumber(ARGV[3]) then redis.call('HDEL', KEYS[1], all[at]) end
end
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
-- One that is kept for a minute would take those along that are kept for hours.
if redis.call('TTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('EXPIRE', KEYS[1], ARGV[4]) end
return 1
