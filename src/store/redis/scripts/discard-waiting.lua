-- Throws away an edition that waited, with what was proposed from a document that no version has ever held.
--
-- KEYS  1 held   2 held-digests   3 editions   4 published   5 shelved   6 decisions   7 found-in:<document>
--       8 decisions-on:, to be followed by a document's id   9 journal
-- ARGV  1 document   2 line of the journal (JSON)
-- Gives 'discarded' or 'unknown'
local digest = redis.call('HGET', KEYS[2], ARGV[1])
if not digest then return 'unknown' end
-- Read before anything is written. Stretches stay when a document is held no more.
local withdrawn = {}
if redis.call('HEXISTS', KEYS[5], ARGV[1]) == 0 then
  for _, id in ipairs(redis.call('SMEMBERS', KEYS[7])) do
    local decision = cjson.decode(redis.call('HGET', KEYS[6], id))
    if decision.state == 'proposed' then
      -- In parentheses for its first result alone.
      withdrawn[id] = (string.gsub(decision.about.relation.target, '/.*$', ''))
    end
  end
end

redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('SISMEMBER', KEYS[4], digest) == 0 then redis.call('HDEL', KEYS[3], digest) end
for id, target in pairs(withdrawn) do
  redis.call('HDEL', KEYS[6], id)
  redis.call('SREM', KEYS[7], id)
  redis.call('SREM', KEYS[8] .. target, id)
end
redis.call('LPUSH', KEYS[9], ARGV[2])
return 'discarded'
