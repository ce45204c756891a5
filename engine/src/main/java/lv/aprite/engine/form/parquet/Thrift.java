package lv.aprite.engine.form.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lv.aprite.engine.form.BrokenDocument;
import org.jspecify.annotations.Nullable;

/// A struct in Thrift's compact protocol, its fields by their ids. Unlike the generated readers it
/// makes room for what is there and not for what a size says.
final class Thrift {
  private static final int DEPTH_MAX = 32;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;

  private final Map<Integer, Object> fields = new HashMap<>();

  private Thrift() {}

  /// Reads structs one after the other.
  static final class Reader {
    private final byte[] bytes;
    private final int end;
    private int at;

    Reader(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      at = from;
      end = to;
    }

    /// Where the next byte stands.
    int at() {
      return at;
    }

    Thrift struct() throws BrokenDocument {
      return struct(0);
    }

    private Thrift struct(int depth) throws BrokenDocument {
      if (depth > DEPTH_MAX) {
        throw broken();
      }
      Thrift struct = new Thrift();
      int id = 0;
      for (int head = u1(); head != 0; head = u1()) {
        int delta = head >> 4;
        id = delta == 0 ? (int) zigzag() : id + delta;
        if (struct.fields.put(id, value(head & 15, depth, true)) != null) {
          throw broken();
        }
      }
      return struct;
    }

    private Object value(int type, int depth, boolean field) throws BrokenDocument {
      return switch (type) {
        case TRUE, FALSE -> field ? type == TRUE : u1() == TRUE;
        case BYTE -> (long) (byte) u1();
        case I16, I32, I64 -> zigzag();
        case DOUBLE -> {
          take(8);
          yield 0L;
        }
        case BINARY -> {
          long length = varint();
          int from = take(length);
          byte[] binary = new byte[(int) length];
          System.arraycopy(bytes, from, binary, 0, binary.length);
          yield binary;
        }
        case LIST, SET -> list(depth);
        case MAP -> {
          long size = varint();
          int types = size == 0 ? 0 : u1();
          for (long i = 0; i < size; i++) {
            value(types >> 4, depth + 1, false);
            value(types & 15, depth + 1, false);
          }
          yield 0L;
        }
        case STRUCT -> struct(depth + 1);
        default -> throw broken();
      };
    }

    private List<Object> list(int depth) throws BrokenDocument {
      if (depth > DEPTH_MAX) {
        throw broken();
      }
      int head = u1();
      long size = head >> 4 == 15 ? varint() : head >> 4;
      // Every element has a byte at least.
      if (size < 0 || size > end - at) {
        throw broken();
      }
      List<Object> list = new ArrayList<>();
      for (long i = 0; i < size; i++) {
        list.add(value(head & 15, depth + 1, false));
      }
      return list;
    }

    private int u1() throws BrokenDocument {
      return bytes[take(1)] & 0xFF;
    }

    private int take(long count) throws BrokenDocument {
      if (count < 0 || count > end - at) {
        throw broken();
      }
      int from = at;
      at += (int) count;
      return from;
    }

    private long varint() throws BrokenDocument {
      long value = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        int b = u1();
        value |= (long) (b & 0x7F) << shift;
        if (b < 0x80) {
          return value;
        }
      }
      throw broken();
    }

    private long zigzag() throws BrokenDocument {
      long value = varint();
      return value >>> 1 ^ -(value & 1);
    }
  }

  private static BrokenDocument broken() {
    return Damage.malformed("metadata in Thrift's compact protocol", "other bytes");
  }

  boolean has(int id) {
    return fields.containsKey(id);
  }

  long whole(int id, long otherwise) throws BrokenDocument {
    Object value = fields.get(id);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Long whole) {
      return whole;
    }
    throw broken();
  }

  long whole(int id) throws BrokenDocument {
    if (!has(id)) {
      throw broken();
    }
    return whole(id, 0);
  }

  boolean flag(int id, boolean otherwise) throws BrokenDocument {
    Object value = fields.get(id);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw broken();
  }

  String text(int id) throws BrokenDocument {
    if (fields.get(id) instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    throw broken();
  }

  Thrift struct(int id) throws BrokenDocument {
    if (fields.get(id) instanceof Thrift struct) {
      return struct;
    }
    throw broken();
  }

  List<Thrift> structs(int id) throws BrokenDocument {
    @Nullable Object value = fields.get(id);
    if (!(value instanceof List<?> list)) {
      throw broken();
    }
    List<Thrift> structs = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Thrift struct)) {
        throw broken();
      }
      structs.add(struct);
    }
    return structs;
  }

  List<String> texts(int id) throws BrokenDocument {
    if (!(fields.get(id) instanceof List<?> list)) {
      throw broken();
    }
    List<String> texts = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof byte[] bytes)) {
        throw broken();
      }
      texts.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
