-- Adds a version of the law and puts it to use.
--
-- KEYS  1 in-use   2 versions   3 shelved   4 editions   5 published   6 held   7 held-digests   8 journal
-- ARGV  1 the version it rests on   2 newest version known to the caller   3 the new version (JSON)   4 line of the journal
--       5 editions to keep   6 documents whose edition is another than in the newest version   7 documents published
--       then of each edition digest, content; of each change document, digest or '' where it is held no more;
--       of each document published its id, digest
-- Gives the new number; 'moved_on' when the version in use is another, or a document published is neither to keep nor
-- waits under its digest; 'again' when a newer version has been added since the caller worked out the changes. Nothing is
-- written then.
if (redis.call('GET', KEYS[1]) or '0') ~= ARGV[1] then return 'moved_on' end
if redis.call('HLEN', KEYS[2]) ~= tonumber(ARGV[2]) then return 'again' end
local number = tonumber(ARGV[2]) + 1

local changed = 8 + 2 * tonumber(ARGV[5])
local brought = {}
for at = 8, changed - 1, 2 do brought[ARGV[at]] = true end
local published = changed + 2 * tonumber(ARGV[6])
for at = published, published + 2 * tonumber(ARGV[7]) - 1, 2 do
  local digest = ARGV[at + 1]
  if not brought[digest] and redis.call('HGET', KEYS[7], ARGV[at]) ~= digest then return 'moved_on' end
end

local next = 8
for _ = 1, tonumber(ARGV[5]) do
  redis.call('HSETNX', KEYS[4], ARGV[next], ARGV[next + 1])
  next = next + 2
end
for _ = 1, tonumber(ARGV[6]) do
  local document, digest = ARGV[next], ARGV[next + 1]
  -- Which edition a version holds is kept as stretches of versions, "since-until digest" with the last one open, so
  -- that a publication costs what it changes.
  local stretches = redis.call('HGET', KEYS[3], document) or ''
  stretches = string.gsub(stretches, '%- (%x+)$', '-' .. number .. ' %1')
  if digest ~= '' then
    if stretches ~= '' then stretches = stretches .. ',' end
    stretches = stretches .. number .. '- ' .. digest
  end
  redis.call('HSET', KEYS[3], document, stretches)
  next = next + 2
end
for _ = 1, tonumber(ARGV[7]) do
  redis.call('SADD', KEYS[5], ARGV[next + 1])
  if redis.call('HGET', KEYS[7], ARGV[next]) == ARGV[next + 1] then
    redis.call('HDEL', KEYS[6], ARGV[next])
    redis.call('HDEL', KEYS[7], ARGV[next])
  end
  next = next + 2
end
redis.call('HSET', KEYS[2], number, ARGV[3])
redis.call('SET', KEYS[1], number)
redis.call('LPUSH', KEYS[8], ARGV[4])
return number
