# SPDX-License-Identifier: Apache-2.0 OR MIT
# The scenes of Perl's LWP. Arguments: the first origin, the second, a folder to leave files in.
use strict;
use warnings;
use HTTP::Request::Common qw(GET POST);
use LWP::UserAgent;

my $origin = $ARGV[0];
my $agent  = LWP::UserAgent->new( timeout => 20, cookie_jar => {} );

$agent->request( GET "$origin/navigation/" );
$agent->request( GET "$origin/set-cookie/login" );
$agent->request( GET "$origin/cookie/profile" );
$agent->mirror( "$origin/modified/list.json", "$ARGV[2]/list.json" ) for 1 .. 2;
$agent->request( POST "$origin/form-urlencoded/search", [ q => 'field names', lang => 'en' ] );
$agent->request(
    POST "$origin/form-multipart/upload",
    Content_Type => 'form-data',
    Content      => [ title => 'a file', file => [ undef, 'hello.txt', Content_Type => 'text/plain', Content => "hello\n" ] ]
);
