# SPDX-License-Identifier: Apache-2.0 OR MIT
# A PSGI application that reports each request, as app_report.py describes.
use strict;
use warnings;
use JSON::PP;
use Socket;

socket(my $channel, AF_UNIX, SOCK_DGRAM, 0) or die "socket: $!";
my $path = pack_sockaddr_un($ENV{READERS_SOCKET});

sub {
    my $env = shift;
    my $body = -1;
    if ((split /\./, $env->{REMOTE_ADDR})[1] % 2) {
        $body = 0;
        while (my $length = $env->{'psgi.input'}->read(my $buffer, 65536)) { $body += $length }
    }
    my @fields = map { [$_, substr($env->{$_}, 0, 200)] } grep { /^(?:HTTP|CONTENT)_/ && defined $env->{$_} } keys %$env;
    my $report = {
        server => $ENV{READERS_SERVER}, address => $env->{REMOTE_ADDR}, method => $env->{REQUEST_METHOD},
        target => substr($env->{REQUEST_URI}, 0, 500), fields => \@fields, body => $body + 0, variables => JSON::PP::true,
    };
    send($channel, JSON::PP->new->ascii->encode($report), 0, $path);
    return [200, ['Content-Type' => 'text/plain', 'Content-Length' => 3], ["ok\n"]];
};
