-- Reads a page of the tickets that stand in several queues: no two of them hold the same ticket.
--
-- KEYS  the queues, then 'ticket:', to be followed by a code
-- ARGV  1 from, ms, or '-inf'   2 before, ms, or '+inf'   3 'soonest' or 'latest' first   4 offset   5 limit
-- Gives the tickets, each its code, blank, JSON
local latest = ARGV[3] == 'latest'
local from, before = ARGV[1], ARGV[2] == '+inf' and ARGV[2] or '(' .. ARGV[2]
local offset = tonumber(ARGV[4])

local function read(queue, most)
  if latest then return redis.call('ZRANGE', queue, before, from, 'BYSCORE', 'REV', 'LIMIT', 0, most, 'WITHSCORES') end
  return redis.call('ZRANGE', queue, from, before, 'BYSCORE', 'LIMIT', 0, most, 'WITHSCORES')
end

-- Earlier pages are not read but counted: by halves, the furthest score is looked for that no more than they stand before.
if offset > 0 then
  local sign = latest and -1 or 1
  local function before_score(place)
    local score, count = string.format('%.0f', sign * place), 0
    for at = 1, #KEYS - 1 do
      if latest then count = count + redis.call('ZCOUNT', KEYS[at], '(' .. score, before)
      else count = count + redis.call('ZCOUNT', KEYS[at], from, '(' .. score) end
    end
    return count
  end
  local first, last
  for at = 1, #KEYS - 1 do
    local nearest = read(KEYS[at], 1)
    if #nearest > 0 then
      local furthest = latest and redis.call('ZRANGE', KEYS[at], from, before, 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
        or redis.call('ZRANGE', KEYS[at], before, from, 'BYSCORE', 'REV', 'LIMIT', 0, 1, 'WITHSCORES')
      first = math.min(first or math.huge, sign * tonumber(nearest[2]))
      last = math.max(last or -math.huge, sign * tonumber(furthest[2]))
    end
  end
  if not first then return {} end
  while first < last do
    local middle = first + math.ceil((last - first) / 2)
    if before_score(middle) <= offset then first = middle else last = middle - 1 end
  end
  offset = offset - before_score(first)
  if latest then before = string.format('%.0f', -first) else from = string.format('%.0f', first) end
end
local most = offset + tonumber(ARGV[5])

-- Codes and scores in turn, each list in order.
local lists = {}
for place = 1, #KEYS - 1 do
  local found = read(KEYS[place], most)
  if #found > 0 then lists[#lists + 1] = { found = found, at = 1, score = tonumber(found[2]) } end
end

local function comes_first(one, other)
  if one.score ~= other.score then return (one.score < other.score) ~= latest end
  return (one.found[one.at] < other.found[other.at]) ~= latest
end

local tickets = {}
for place = 1, most do
  local first
  for _, list in ipairs(lists) do
    if list.score and (not first or comes_first(list, first)) then first = list end
  end
  if not first then break end
  if place > offset then
    local code = first.found[first.at]
    tickets[#tickets + 1] = code .. ' ' .. (redis.call('HGET', KEYS[#KEYS] .. code, 'ticket') or '')
  end
  first.at = first.at + 2
  first.score = tonumber(first.found[first.at + 1] or '')
end
return tickets
