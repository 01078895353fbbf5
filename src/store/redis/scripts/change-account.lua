-- with: account
-- Changes what an account is, if it still is as its maker saw it.
--
-- KEYS  1 official:<id>   2 emails   3 account-log:<id>   4 account-log
-- ARGV  1 id   2 what an id is put behind   3 entry of the log (JSON)   4 as seen, 5 as wished: name, role, department,
--       place, each a JSON array with '' for none
-- Gives 'done', 'last_administrator', 'unknown' or 'again'
local seen, wished = cjson.decode(ARGV[4]), cjson.decode(ARGV[5])
local facts = { 'name', 'role', 'department', 'place' }
if redis.call('EXISTS', KEYS[1]) == 0 then return 'unknown' end
for at, fact in ipairs(facts) do
  local now = redis.call('HGET', KEYS[1], fact) or ''
  -- An older account has no name of its own: the one that was seen was made of its address.
  if now ~= seen[at] and not (fact == 'name' and now == '') then return 'again' end
end
if seen[2] == 'quan-tri' and wished[2] ~= 'quan-tri' and redis.call('HEXISTS', KEYS[1], 'deactivated_at') == 0
  and is_last(KEYS[2], ARGV[2], ARGV[1]) then return 'last_administrator' end
for at, fact in ipairs(facts) do
  if wished[at] == '' then redis.call('HDEL', KEYS[1], fact) else redis.call('HSET', KEYS[1], fact, wished[at]) end
end
note(KEYS[3], KEYS[4], ARGV[3])
return 'done'
