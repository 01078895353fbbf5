-- with: wait
-- Writes what a person decided, in the place of what stood under the same ids, and the editions that change by it.
--
-- KEYS  1 to 6 as in wait.lua   7 journal   8 decisions   then of each decision the sets of those of its documents
-- ARGV  1 decisions   2 changes
--       then of each decision its id, the state it must be in or '' for none, the decision (JSON), line of the journal (JSON);
--       of each change what wait.lua says; of each set the id of its decision
-- Gives 'decided'; 'moved_on', with nothing written, when a decision or a change does not rest on what stands
local changes = 3 + 4 * tonumber(ARGV[1])
local sets = changes + 6 * tonumber(ARGV[2])
for at = 3, changes - 1, 4 do
  local kept = redis.call('HGET', KEYS[8], ARGV[at])
  if (kept and cjson.decode(kept).state or '') ~= ARGV[at + 1] then return 'moved_on' end
end
for at = changes, sets - 1, 6 do
  if not fits(at) then return 'moved_on' end
end

for at = 3, changes - 1, 4 do
  redis.call('HSET', KEYS[8], ARGV[at], ARGV[at + 2])
  redis.call('LPUSH', KEYS[7], ARGV[at + 3])
end
for at = changes, sets - 1, 6 do put(at) end
for place = 9, #KEYS do redis.call('SADD', KEYS[place], ARGV[sets + place - 9]) end
return 'decided'
