# SPDX-License-Identifier: Apache-2.0 OR MIT
"""The scenes of Python's aiohttp. Arguments: the first origin, the second, a folder to leave files in."""

import asyncio
import sys

import aiohttp

origin = sys.argv[1]


async def main():
    async with aiohttp.ClientSession() as session:

        async def send(method, path, **rest):
            async with session.request(method, origin + path, **rest) as response:
                await response.read()

        await send("GET", "/navigation/")
        await send("POST", "/form-urlencoded/search", data={"q": "field names", "lang": "en"})
        form = aiohttp.FormData({"title": "a file"})
        form.add_field("file", b"hello\n", filename="hello.txt", content_type="text/plain")
        await send("POST", "/form-multipart/upload", data=form)
        await send("GET", "/cookie/profile", headers={"Cookie": "session=0b7c1f5e9a; theme=dark"})
        async with session.ws_connect(origin + "/websocket/chat", protocols=("chat.v2", "chat.v1")) as socket:
            await socket.receive()


asyncio.run(asyncio.wait_for(main(), 60))
