-- Finds the newest tickets that have all of some words, the last of which may only be begun. How a word's tickets are
-- kept: tickets.lua.
--
-- KEYS  1 words   2 'word:', to be followed by a word   3 ticket-numbers   4 'ticket:', to be followed by a code
--       then word:<word> of each whole word and mark
-- ARGV  1 the word that is begun   2 limit
-- Gives the tickets, each its code, blank, JSON, the newest first
-- Bytes looked through at a time.
local SHORTEST, LONGEST = 256, 8192
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
  -- Many: from the newest back, eight tickets a byte, by the word that the fewest have.
  if #many > 1 then
    local had_by = {}
    for _, key in ipairs(many) do had_by[key] = redis.call('BITCOUNT', key) end
    table.sort(many, function(one, other)
      if had_by[one] ~= had_by[other] then return had_by[one] < had_by[other] end
      return one < other
    end)
  end
  local length = 0
  for _, key in ipairs(#many > 0 and many or begun_many) do length = math.max(length, redis.call('STRLEN', key)) end
  for number in pairs(#many > 0 and {} or begun) do length = math.max(length, math.floor(number / 8) + 1) end
  local function parts(keys, from, to)
    local read = {}
    for place, key in ipairs(keys) do read[place] = redis.call('GETRANGE', key, from, to) end
    return read
  end
  -- Longer stretches the longer nothing is found: asking for one costs as much as a few hundred bytes.
  local to, stretch = length - 1, SHORTEST
  while to >= 0 and #numbers < limit do
    local from = math.max(0, to - stretch + 1)
    local all = parts(many, from, to)
    local lead = all[1] and string.reverse(all[1])
    local some
    -- Places are counted from 1; of the first word's, those without a ticket are passed over.
    local function at_or_before(place)
      if not lead then return place end
      local found = string.find(lead, '[^%z]', math.max(1, #lead - place + 1))
      return found and #lead - found + 1 or 0
    end
    local place = at_or_before(to - from + 1)
    while place > 0 and #numbers < limit do
      local bits = 255
      for _, part in ipairs(all) do
        bits = bit.band(bits, string.byte(part, place) or 0)
        if bits == 0 then break end
      end
      if bits > 0 and not is_whole then
        some = some or parts(begun_many, from, to)
        local either = 0
        for _, part in ipairs(some) do either = bit.bor(either, string.byte(part, place) or 0) end
        if any_begun_few then
          for lowest = 0, 7 do
            if begun[8 * (from + place - 1) + 7 - lowest] then either = bit.bor(either, bit.lshift(1, lowest)) end
          end
        end
        bits = bit.band(bits, either)
      end
      -- The first ticket of a byte is its highest bit.
      for lowest = 0, 7 do
        if bits == 0 or #numbers >= limit then break end
        if bit.band(bits, bit.lshift(1, lowest)) ~= 0 then numbers[#numbers + 1] = 8 * (from + place - 1) + 7 - lowest end
      end
      place = at_or_before(place - 1)
    end
    to = from - 1
    stretch = math.min(2 * stretch, LONGEST)
  end
end

local tickets = {}
for place, number in ipairs(numbers) do
  local code = redis.call('HGET', KEYS[3], string.format('%d', number))
  tickets[place] = code .. ' ' .. (redis.call('HGET', KEYS[4] .. code, 'ticket') or '')
end
return tickets
