# frozen_string_literal: true

# SPDX-License-Identifier: Apache-2.0 OR MIT
# A Rack application that reports each request, as app_report.py describes.
require 'json'
require 'socket'

channel = Socket.new(:UNIX, :DGRAM)
path = Socket.pack_sockaddr_un(ENV.fetch('READERS_SOCKET'))
text = ->(value) { value.to_s.dup.force_encoding('BINARY').encode('UTF-8', 'ISO-8859-1') }

run(lambda do |env|
  address = env['REMOTE_ADDR']
  body = -1
  begin
    body = env['rack.input'].read.bytesize if address.split('.')[1].to_i.odd?
  ensure
    query = env['QUERY_STRING'].to_s
    target = env['SCRIPT_NAME'].to_s + env['PATH_INFO'].to_s + (query.empty? ? '' : "?#{query}")
    fields = env.select { |key, value| key.start_with?('HTTP_', 'CONTENT_') && value.is_a?(String) }
    report = { server: ENV.fetch('READERS_SERVER'), address: address, method: text.(env['REQUEST_METHOD']),
               target: text.(target)[0, 500], fields: fields.map { |key, value| [text.(key), text.(value)[0, 200]] }, body: body, variables: true }
    channel.send(JSON.generate(report), 0, path)
  end
  [200, { 'Content-Type' => 'text/plain', 'Content-Length' => '3' }, ["ok\n"]]
end)
