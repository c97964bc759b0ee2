package cl.fizko.redis;

import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels below the connections. One on which nothing was heard for too long is closed, and
 * the driver opens another in its place. By itself it would wait for the operating system to
 * notice, which takes many minutes, or for ever where something between answers for a Redis that is
 * gone.
 */
final class LiveChannels implements NettyCustomizer {

  private static final Logger log = LoggerFactory.getLogger(LiveChannels.class);

  private final Duration silence;
  private final ChannelGroup channels =
      new DefaultChannelGroup("fizko-redis", GlobalEventExecutor.INSTANCE);

  /**
   * @param silence a channel is given up when nothing was heard on it for so long
   */
  LiveChannels(Duration silence) {
    this.silence = silence;
  }

  @Override
  public void afterChannelInitialized(Channel channel) {
    channels.add(channel);
    channel.pipeline().addFirst(new Silence());
  }

  /** Closes all channels; their connections open others. */
  void drop() {
    var unused = channels.close();
  }

  private final class Silence extends IdleStateHandler {

    Silence() {
      super(silence.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
      log.warn(
          "Nothing was heard from {} for {} ms; connecting anew",
          context.channel().remoteAddress(),
          silence.toMillis());
      var unused = context.close();
    }
  }
}
