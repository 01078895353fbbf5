-- Gives back what was taken under a lease of which the taker never heard, or that it could not read: a lane, or a reply
-- on its way. Looks through all that wait; it is asked for after a broken connection and a broken record only.
--
-- KEYS  1 lanes or heads   2 lanes-due or heads-due:<network>
-- ARGV  1 lease   2 when it may be taken again, ms
-- Gives 1, or 0 when nothing was taken under it
local all = redis.call('HGETALL', KEYS[1])
for at = 1, #all, 2 do
  -- Looked at as text first: a lease is in one of them at most.
  if string.find(all[at + 1], ARGV[1], 1, true) then
    local taken = cjson.decode(all[at + 1])
    taken.lease = ''
    taken.attempts = taken.attempts - 1
    -- Of lanes alone.
    taken.unreturned = taken.unreturned and taken.unreturned - 1
    redis.call('HSET', KEYS[1], all[at], cjson.encode(taken))
    redis.call('ZADD', KEYS[2], ARGV[2], all[at])
    return 1
  end
end
return 0
