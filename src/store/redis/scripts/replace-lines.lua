-- Puts other texts in the place of a transcript's. An entry of a stream cannot be changed: the stream is written anew, every
-- entry under its own id.
--
-- KEYS  1 transcript:<id>
-- ARGV  of each line its id and its text
-- Gives 1
local texts = {}
for at = 1, #ARGV, 2 do texts[ARGV[at]] = ARGV[at + 1] end
local lines = redis.call('XRANGE', KEYS[1], '-', '+')
redis.call('DEL', KEYS[1])
for _, line in ipairs(lines) do
  local fields = line[2]
  for at = 1, #fields, 2 do
    if fields[at] == 'text' and texts[line[1]] then fields[at + 1] = texts[line[1]] end
  end
  redis.call('XADD', KEYS[1], line[1], unpack(fields))
end
return 1
