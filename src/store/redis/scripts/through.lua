-- Shared by the scripts that finish a turn; put in front of them by ../scripts.ts.
--
-- Up to which line a conversation's words go: all there are, apart from those of the messages that wait, which came after
-- the confirmation. Each of these has written one line, in the same order; a message over the limit makes no work, and its
-- line says so.
local function through_line(transcript, last_line, waiting)
  local through = tonumber(redis.call('GET', last_line) or '0')
  local to = '+'
  while waiting > 0 do
    local lines = redis.call('XREVRANGE', transcript, to, '-', 'COUNT', 100)
    if #lines == 0 then break end
    for _, line in ipairs(lines) do
      local fields = {}
      for at = 1, #line[2], 2 do fields[line[2][at]] = line[2][at + 1] end
      if waiting > 0 and fields.by == 'citizen' and not fields.over_limit then
        waiting = waiting - 1
        through = tonumber(string.match(line[1], '^%d+')) - 1
      end
    end
    to = '(' .. lines[#lines][1]
  end
  return through
end
