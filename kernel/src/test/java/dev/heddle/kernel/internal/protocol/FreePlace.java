package dev.heddle.kernel.internal.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Where a kernel can listen.
final class FreePlace {

    private FreePlace() {}

    static ConnectionInfo onThisMachine() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new ConnectionInfo("tcp", "127.0.0.1", ports.get(0), ports.get(1), ports.get(2), ports.get(3),
                    ports.get(4), "key");
        } finally {
            for (ServerSocket each : held) {
                each.close();
            }
        }
    }
}
