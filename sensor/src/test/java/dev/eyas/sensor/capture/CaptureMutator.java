package dev.eyas.sensor.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes captures that are wrong in some way out of right ones. Most of them keep the frame of their
 * blocks intact, so that what is inside gets read.
 */
final class CaptureMutator {
  private static final int[] TYPES = {
    0x0A0D0D0A,
    0x201,
    0x202,
    0x203,
    0x204,
    0x205,
    0x206,
    0x207,
    0x208,
    0x209,
    0x210,
    0x211,
    0x212,
    0x213,
    0x214,
    0x215,
    0x216,
    0x217,
    0x218,
    0x219,
    0x220,
    0x221,
    0x222
  };
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    64,
    65,
    127,
    128,
    255,
    256,
    453,
    454,
    32767,
    65535,
    65536,
    Integer.MAX_VALUE,
    -1,
    -2,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -100
  };

  private record Block(int type, byte[] body) {}

  private final List<byte[]> seeds;

  /**
   * @param seeds captures, not compressed
   */
  CaptureMutator(List<byte[]> seeds) {
    this.seeds = seeds;
  }

  byte[] next(Random random) {
    List<Block> blocks = blocks(seeds.get(random.nextInt(seeds.size())));
    blocks = shorten(blocks, random);
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      changeBlocks(blocks, random);
    }
    byte[] bytes = join(blocks);
    if (random.nextInt(5) == 0) {
      changeBytes(bytes, random);
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  /** Few events of many: speed. */
  private static List<Block> shorten(List<Block> blocks, Random random) {
    List<Block> kept = new ArrayList<>();
    int from = random.nextInt(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      boolean isState = blocks.get(i).body.length > 2000 || i < 6;
      if (isState && random.nextInt(3) == 0 || i == 0 || i >= from && i < from + 60) {
        kept.add(blocks.get(i));
      }
    }
    return kept;
  }

  private static List<Block> blocks(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<Block> blocks = new ArrayList<>();
    while (buffer.remaining() >= 12) {
      int type = buffer.getInt();
      byte[] body = new byte[buffer.getInt() - 12];
      buffer.get(body).getInt();
      blocks.add(new Block(type, body));
    }
    return blocks;
  }

  private static byte[] join(List<Block> blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Block block : blocks) {
      int length = block.body.length + 12;
      ByteBuffer frame = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      out.writeBytes(
          frame.putInt(block.type).putInt(length).put(block.body).putInt(length).array());
    }
    return out.toByteArray();
  }

  private static void changeBlocks(List<Block> blocks, Random random) {
    int at = random.nextInt(blocks.size());
    Block block = blocks.get(at);
    switch (random.nextInt(8)) {
      case 0 -> blocks.add(random.nextInt(blocks.size() + 1), block);
      case 1 -> blocks.set(at, new Block(TYPES[random.nextInt(TYPES.length)], block.body));
      case 2 -> {
        int length = random.nextInt(block.body.length + 64);
        blocks.set(at, new Block(block.type, Arrays.copyOf(block.body, length)));
      }
      default -> {
        byte[] body = block.body.clone();
        changeBytes(body, random);
        blocks.set(at, new Block(block.type, body));
      }
    }
  }

  private static void changeBytes(byte[] bytes, Random random) {
    for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
      // What counts and measures lies at the front.
      int range = random.nextBoolean() ? Math.min(48, bytes.length) : bytes.length;
      int at = random.nextInt(range);
      if (random.nextBoolean()) {
        bytes[at] = (byte) random.nextInt();
      } else {
        putNumber(bytes, at, random);
      }
    }
  }

  private static void putNumber(byte[] bytes, int at, Random random) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    int width = 1 << random.nextInt(4);
    for (int i = 0; i < width && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (number >>> 8 * i);
    }
  }
}
