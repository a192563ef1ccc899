-- Asks for the paths of a file, one after the other. Every request stands ready before the start, so that the generator
-- does the same little work for whatever is measured.
local requests = {}
local threads = 0
local next_one = 0

function setup(thread)
  thread:set("first", threads * 131)
  threads = threads + 1
end

function init(args)
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  next_one = first
end

function request()
  next_one = next_one + 1
  return requests[next_one % #requests + 1]
end
