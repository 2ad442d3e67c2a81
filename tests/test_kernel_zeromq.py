"""The kernel's own ZeroMQ beside the one that Jupyter uses."""

import json
import time

import zmq
from jupyter_client.blocking import BlockingKernelClient


def another_client(notebook):
    client = BlockingKernelClient()
    client.load_connection_info(notebook.manager.get_connection_info())
    client.start_channels()
    client.wait_for_ready(timeout=30)
    return client


def test_all_clients_see_the_output_and_each_gets_its_reply(notebook):
    clients = [another_client(notebook) for _ in range(5)]
    requests = [client.execute(f'System.out.println("client {i}");') for i, client in enumerate(clients)]
    for client, request in zip(clients, requests):
        assert client.get_shell_msg(timeout=30)["parent_header"]["msg_id"] == request
        text = ""
        while text.count("client") < 5:
            message = client.get_iopub_msg(timeout=30)
            if message["msg_type"] == "stream":
                text += message["content"]["text"]
        assert sorted(text.splitlines()) == [f"client {i}" for i in range(5)]
        client.stop_channels()


def test_heartbeat_answers_in_a_moment_while_a_cell_floods(notebook):
    notebook.client.execute('for (int i = 0; i < 300_000; i++) System.out.println("line " + i);')
    socket = notebook.manager.context.socket(zmq.REQ)
    socket.connect(f"tcp://{notebook.manager.ip}:{notebook.manager.hb_port}")
    beats = []
    for _ in range(20):
        began = time.perf_counter()
        socket.send(b"ping")
        assert socket.poll(10_000)
        assert socket.recv() == b"ping"
        beats.append(time.perf_counter() - began)
    socket.close(0)
    assert sorted(beats)[10] < 0.5


def test_who_subscribes_is_welcomed(notebook):
    with zmq.Context() as context, context.socket(zmq.SUB) as late:
        late.linger = 0
        late.subscribe(b"status")
        late.connect(f"tcp://{notebook.manager.ip}:{notebook.manager.iopub_port}")
        assert late.poll(10_000)
        topic, delimiter, _, header, parent, _, content = late.recv_multipart()
    assert (topic, delimiter, json.loads(parent)) == (b"status", b"<IDS|MSG>", {})
    assert json.loads(header)["msg_type"] == "iopub_welcome"
    assert json.loads(content) == {"subscription": "status"}


def test_client_that_reads_late_has_lost_nothing(notebook):
    with zmq.Context() as context, context.socket(zmq.SUB) as late:
        # libzmq keeps a thousand messages by itself; with a limit of two, the rest waits at the kernel.
        late.rcvhwm = 2
        late.linger = 0
        late.subscribe(b"")
        late.connect(f"tcp://{notebook.manager.ip}:{notebook.manager.iopub_port}")
        while not late.poll(100):
            notebook.run("1+1")
        cell = notebook.run('for (int i = 0; i < 20_000; i++) System.out.println("line " + i);', timeout=60)
        lines = [f"line {i}" for i in range(20_000)]
        assert cell.stream("stdout").splitlines() == lines
        text = ""
        while text.count("\n") < 20_000:
            assert late.poll(10_000)
            frames = late.recv_multipart()
            content = json.loads(frames[frames.index(b"<IDS|MSG>") + 5])
            if content.get("name") == "stdout":
                text += content["text"]
        assert text.splitlines() == lines
