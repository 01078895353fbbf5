-- Uses a one-time code up and connects what it stands for. A code that is used up or past is past from then on, and
-- connects nothing; typed where its connection stands it is the same message once more.
--
-- KEYS  1 contact-codes   2 contact-offers   3 department-groups   4 telegram-officials   5 telegram-of
-- ARGV  1 hash of the code   2 'group' or 'official'   3 Telegram's id of the group or the person   4 now, ms
-- Gives the offer (JSON), also where it is connected already; nothing when there is no such code of this kind, or it is past
local kept = redis.call('HGET', KEYS[1], ARGV[1])
if not kept then return false end
local expires, json = string.match(kept, '^(%d+) (.*)$')
local offer = cjson.decode(json)
if offer.kind ~= ARGV[2] then return false end
local department = offer.kind == 'group' and offer.place .. '/' .. offer.department
if tonumber(expires) <= tonumber(ARGV[4]) then
  if not department then return redis.call('HGET', KEYS[4], ARGV[3]) == offer.official and json end
  local bound = redis.call('HGET', KEYS[3], department)
  return bound and cjson.decode(bound).chat == ARGV[3] and json
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4] .. ' ' .. json)
if department then
  redis.call('HDEL', KEYS[2], department)
  redis.call('HSET', KEYS[3], department, cjson.encode({ place = offer.place, department = offer.department,
    chat = ARGV[3], by = offer.by, at = tonumber(ARGV[4]) }))
else
  redis.call('HDEL', KEYS[2], offer.official)
  local before = redis.call('HGET', KEYS[5], offer.official)
  if before then redis.call('HDEL', KEYS[4], before) end
  local other = redis.call('HGET', KEYS[4], ARGV[3])
  if other then redis.call('HDEL', KEYS[5], other) end
  redis.call('HSET', KEYS[4], ARGV[3], offer.official)
  redis.call('HSET', KEYS[5], offer.official, ARGV[3])
end
return json
