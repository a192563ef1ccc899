-- Asks for random backups, each as likely as any other. What is uploaded stands ready before the start, so that the
-- generator does the same little work for whatever is measured. args: method, number of the first backup, how many there
-- are, bytes to upload.
local threads = 0

function setup(thread)
  thread:set("seed", os.time() + threads * 7919)
  threads = threads + 1
end

local first, count, head, tail

function init(args)
  math.randomseed(seed)
  local method, bytes = args[1], {}
  first, count = tonumber(args[2]), tonumber(args[3])
  for i = 1, tonumber(args[4]) do
    bytes[i] = string.char(math.random(0, 255))
  end
  local body = #bytes > 0 and table.concat(bytes) or nil
  head = method .. " /backups/"
  tail = string.sub(wrk.format(method, "/backups/", {}, body), #head + 1)
end

function request()
  return head .. string.format("%064x", first + math.random(0, count - 1)) .. tail
end
