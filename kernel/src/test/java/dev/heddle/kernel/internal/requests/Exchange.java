package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import java.util.List;
import java.util.stream.Collectors;

/// All that the kernel has sent because of one request, in order.
///
/// @param request  the request
/// @param messages what came, with where it came
record Exchange(Message request, List<Arrived> messages) {

    /// A message and the channel on which it came.
    record Arrived(Channel channel, Message message) {

        String type() {
            return message.type();
        }
    }

    Exchange {
        messages = List.copyOf(messages);
    }

    List<String> types() {
        return messages.stream().map(Arrived::type).toList();
    }

    Message only(String type) {
        List<Message> all = messages.stream().map(Arrived::message).filter(each -> each.type().equals(type)).toList();
        assertThat(all).as("messages of type " + type).hasSize(1);
        return all.getFirst();
    }

    JsonObject content(String type) {
        return only(type).content();
    }

    JsonObject reply() {
        return content(request.type().replace("_request", "_reply"));
    }

    String printed(String stream) {
        return messages.stream()
                .filter(each -> each.type().equals("stream"))
                .map(each -> each.message().content())
                .filter(content -> content.get("name").getAsString().equals(stream))
                .map(content -> content.get("text").getAsString())
                .collect(Collectors.joining());
    }
}
