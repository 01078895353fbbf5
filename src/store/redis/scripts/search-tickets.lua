-- Finds the newest tickets that have all of some words, the last of which may only be begun; where many may be meant, says
-- by which bits they are found. How a word's tickets are kept: tickets.lua.
--
-- KEYS  1 words   2 'word:', to be followed by a word   3 ticket-numbers   4 'ticket:', to be followed by a code
--       then word:<word> of each whole word and mark
-- ARGV  1 the word that is begun   2 limit
-- Gives the tickets, each its code, blank, JSON, the newest first. Where all the words have many tickets it gives three lists
-- instead: keys of the words each ticket must have, keys of those of which it must have one, and numbers of the tickets that
-- have another such word. The last two are empty where the word that is begun is whole.
local limit = tonumber(ARGV[2])

-- Those every ticket must have: few tickets each, and many.
local few, many = {}, {}
-- Words that begin so, of which it must have one: numbers of the tickets of rare ones, and keys of the others.
local begun, begun_many, any_begun_few = {}, {}, false

for place = 5, #KEYS do
  local kind = redis.call('TYPE', KEYS[place]).ok
  if kind == 'none' then return {} end
  local list = kind == 'set' and few or many
  list[#list + 1] = KEYS[place]
end

local beginning = redis.call('ZRANGE', KEYS[1], '[' .. ARGV[1], '[' .. ARGV[1] .. '\255', 'BYLEX')
if #beginning == 0 then return {} end
local is_whole = #beginning == 1
for _, word in ipairs(beginning) do
  local key = KEYS[2] .. word
  if redis.call('TYPE', key).ok == 'set' then
    if is_whole then few[#few + 1] = key
    else
      any_begun_few = true
      for _, number in ipairs(redis.call('SMEMBERS', key)) do begun[tonumber(number)] = true end
    end
  else
    local list = is_whole and many or begun_many
    list[#list + 1] = key
  end
end

local numbers = {}

local function is_in_all(number, keys)
  for _, key in ipairs(keys) do
    if redis.call('GETBIT', key, number) == 0 then return false end
  end
  return true
end

local function is_begun(number)
  if is_whole or begun[number] then return true end
  for _, key in ipairs(begun_many) do
    if redis.call('GETBIT', key, number) == 1 then return true end
  end
  return false
end

if #few > 0 or (any_begun_few and #begun_many == 0) then
  -- Few can be meant at all: each is looked at.
  local candidates = {}
  if #few > 0 then
    for _, number in ipairs(redis.call('SINTER', unpack(few))) do candidates[#candidates + 1] = tonumber(number) end
  else
    for number in pairs(begun) do candidates[#candidates + 1] = number end
  end
  table.sort(candidates, function(one, other) return one > other end)
  for _, number in ipairs(candidates) do
    if #numbers >= limit then break end
    if is_in_all(number, many) and is_begun(number) then numbers[#numbers + 1] = number end
  end
else
  -- The bits are put together by whoever asks: here that would hold everybody else up.
  local others = {}
  for number in pairs(begun) do others[#others + 1] = number end
  return { many, begun_many, others }
end

local tickets = {}
for place, number in ipairs(numbers) do
  local code = redis.call('HGET', KEYS[3], string.format('%d', number))
  tickets[place] = code .. ' ' .. (redis.call('HGET', KEYS[4] .. code, 'ticket') or '')
end
return tickets
