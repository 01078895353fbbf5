-- Counts one attempt under each key, unless one of them has had its most: then nothing is added.
--
-- KEYS  attempts:<key> of each limit
-- ARGV  1 now, ms   2 since, ms   3 before which attempts are forgotten, ms   4 seconds a key is kept
--       5 a name for this attempt   then the most of each limit
-- Gives the place of the first limit that is reached, from 1, or 0
for place, key in ipairs(KEYS) do
  if redis.call('ZCOUNT', key, ARGV[2], '+inf') >= tonumber(ARGV[5 + place]) then return place end
end
for place, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', '(' .. ARGV[3])
  redis.call('ZADD', key, ARGV[1], ARGV[5] .. ':' .. place)
  redis.call('EXPIRE', key, ARGV[4])
end
return 0
