-- Looks at some batches, the newest first, for lines that hold all the given texts.
-- KEYS: the journal
-- ARGV: the newest batch to look at; how many lines are enough; how many entries to look at;
--       a text that is found whatever the case of its letters, in lower case; more texts
-- Answers: the next batch to look at, empty if there is none; then batch, index, line of each
local from, enough, budget = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local lowered = ARGV[4]

local function has(text)
  for i = 5, #ARGV do
    if not string.find(text, ARGV[i], 1, true) then
      return false
    end
  end
  return lowered == '' or string.find(string.lower(text), lowered, 1, true) ~= nil
end

local function before(id)
  local ms, seq = string.match(id, '^(%d+)%-(%d+)$')
  if seq == '0' then
    return string.format('%.0f-18446744073709551615', tonumber(ms) - 1)
  end
  return ms .. '-' .. string.format('%.0f', tonumber(seq) - 1)
end

local found = {''}
local lines, seen = 0, 0
while seen < budget and lines < enough do
  local batches = redis.call('XREVRANGE', KEYS[1], from, '-', 'COUNT', 5)
  if #batches == 0 then
    return found
  end
  for _, batch in ipairs(batches) do
    local id, text = batch[1], batch[2][4]
    seen = seen + tonumber(batch[2][2])
    if has(text) then
      local index = 0
      for line in string.gmatch(text, '[^\n]+') do
        if has(line) then
          found[#found + 1] = id
          found[#found + 1] = index
          found[#found + 1] = line
          lines = lines + 1
        end
        index = index + 1
      end
    end
    from = before(id)
    if lines >= enough then
      break
    end
  end
end
found[1] = from
return found
