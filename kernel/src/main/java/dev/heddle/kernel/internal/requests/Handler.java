package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Message;

/// Answers one type of request.
interface Handler {

    /// Does what the request asks for. What it throws becomes an error reply; *busy* and *idle* are not its business.
    ///
    /// @return the content of the reply
    JsonObject handle(Message request) throws Exception;
}
