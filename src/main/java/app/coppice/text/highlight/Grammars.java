package app.coppice.text.highlight;

/// The grammar tables of the languages that {@link CodeLexer} reads.
final class Grammars {
  private Grammars() {}

  static Grammar java() {
    return new Grammar()
        .keywords(
            "abstract assert break case catch class continue default do else enum exports extends"
                + " final finally for goto if implements import instanceof interface module native"
                + " new non-sealed opens package permits private protected provides public record"
                + " requires return sealed static strictfp super switch synchronized this throw"
                + " throws transient transitive try uses var void volatile when while with yield")
        .types("boolean byte char double float int long short")
        .longQuote("\"\"\"")
        .quote("\"")
        .quote("'")
        .attributes("@")
        .typesByCapital();
  }

  static Grammar kotlin() {
    return new Grammar()
        .keywords(
            "abstract actual as break by catch class companion const constructor continue data do"
                + " else enum expect extends final finally for forSome fun given if implicit import"
                + " in infix init inline inner interface internal is lateinit lazy match new object"
                + " open operator out override package private protected public reified return"
                + " sealed super suspend tailrec then this throw trait try type typealias using val"
                + " var vararg when where while with yield def extension case")
        .nested()
        .rawQuote("\"\"\"", "\"\"\"")
        .quote("\"")
        .quote("'")
        .attributes("@")
        .typesByCapital();
  }

  static Grammar javaScript() {
    return new Grammar()
        .keywords(
            "abstract as asserts async await break case catch class const continue debugger"
                + " declare default delete do else enum export extends finally for from function"
                + " get if implements import in infer instanceof interface is keyof let namespace"
                + " new of override private protected public readonly return satisfies set static"
                + " super switch this throw try type typeof var void while with yield")
        .types("any bigint boolean never number object string symbol unknown")
        .constants("true false null undefined NaN Infinity")
        .longQuote("`")
        .quote("\"")
        .quote("'")
        .attributes("@")
        .names("_$")
        .typesByCapital()
        .regex();
  }

  static Grammar python() {
    return new Grammar()
        .keywords(
            "and as assert async await break case class continue def del elif else except finally"
                + " for from global if import in is lambda match nonlocal not or pass raise return"
                + " try while with yield")
        .types("bool bytes dict float frozenset int list object set str tuple")
        .constants("True False None self cls")
        .lineComments("#")
        .block("", "")
        .longQuote("\"\"\"")
        .longQuote("'''")
        .quote("\"")
        .quote("'")
        .attributes("@")
        .typesByCapital();
  }

  static Grammar go() {
    return new Grammar()
        .keywords(
            "break case chan const continue default defer else fallthrough for func go goto if"
                + " import interface map package range return select struct switch type var")
        .types(
            "any bool byte complex128 complex64 error float32 float64 int int16 int32 int64 int8"
                + " rune string uint uint16 uint32 uint64 uint8 uintptr")
        .constants("true false nil iota")
        .rawQuote("`", "`")
        .quote("\"")
        .quote("'");
  }

  static Grammar rust() {
    return new Grammar()
        .keywords(
            "as async await break const continue crate dyn else enum extern fn for if impl in let"
                + " loop macro_rules match mod move mut pub ref return self static struct super"
                + " trait type union unsafe use where while yield")
        .types("bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize Self")
        .constants("true false")
        .nested()
        .rawQuote("r#\"", "\"#")
        .longQuote("\"")
        .attributes("'")
        .directives("#[")
        .typesByCapital();
  }

  static Grammar c() {
    return new Grammar()
        .keywords(
            "alignas alignof asm auto break case catch class co_await co_return co_yield concept"
                + " const consteval constexpr constinit const_cast continue decltype default delete"
                + " do dynamic_cast else enum explicit export extern final for friend goto if"
                + " inline mutable namespace new noexcept operator override private protected"
                + " public register reinterpret_cast requires restrict return sizeof static"
                + " static_assert static_cast struct switch template this thread_local throw try"
                + " typedef typeid typename union using virtual volatile while")
        .types(
            "bool char char16_t char32_t char8_t double float int int16_t int32_t int64_t int8_t"
                + " long ptrdiff_t short signed size_t ssize_t uint16_t uint32_t uint64_t uint8_t"
                + " unsigned void wchar_t")
        .constants("true false nullptr NULL")
        .quote("\"")
        .quote("'")
        .directives("#");
  }

  static Grammar cSharp() {
    return new Grammar()
        .keywords(
            "abstract as async await base break case catch checked class const continue default"
                + " delegate do else enum event explicit extern finally fixed for foreach get goto"
                + " if implicit in init interface internal is lock namespace new operator out"
                + " override params partial private protected public readonly record ref required"
                + " return sealed set sizeof stackalloc static struct switch this throw try typeof"
                + " unchecked unsafe using value var virtual volatile when where while with yield")
        .types(
            "bool byte char decimal double dynamic float int long nint object sbyte short string"
                + " uint ulong ushort void")
        .rawQuote("\"\"\"", "\"\"\"")
        .rawQuote("@\"", "\"")
        .quote("\"")
        .quote("'")
        .directives("#")
        .typesByCapital();
  }

  static Grammar swift() {
    return new Grammar()
        .keywords(
            "actor as associatedtype async await break case catch class continue convenience"
                + " default defer deinit do dynamic else enum extension fallthrough fileprivate"
                + " final for func get guard if import in indirect infix init inout internal is"
                + " lazy let mutating nonmutating open operator override postfix prefix private"
                + " protocol public repeat required rethrows return self set some static struct"
                + " subscript super switch throw throws try typealias unowned var weak where while"
                + " any")
        .constants("true false nil")
        .nested()
        .longQuote("\"\"\"")
        .quote("\"")
        .attributes("@#")
        .typesByCapital();
  }

  static Grammar ruby() {
    return new Grammar()
        .keywords(
            "alias and begin break case class def defined do else elsif end ensure extend for if in"
                + " include loop module next not or private protected public raise redo require"
                + " require_relative rescue retry return self super then undef unless until when"
                + " while yield attr_accessor attr_reader attr_writer")
        .constants("true false nil")
        .hashComments()
        .block("", "")
        .longQuote("\"")
        .longQuote("'")
        .attributes("@:")
        .names("_?!")
        .typesByCapital()
        .regex();
  }

  static Grammar php() {
    return new Grammar()
        .keywords(
            "abstract and array as break callable case catch class clone const continue declare"
                + " default do echo else elseif enum extends final finally fn for foreach function"
                + " global goto if implements include include_once instanceof insteadof interface"
                + " isset list match namespace new or print private protected public readonly"
                + " require require_once return static switch throw trait try unset use var while"
                + " xor yield")
        .types("bool float int iterable mixed never object string void self parent")
        .lineComments("//", "#")
        .longQuote("\"")
        .longQuote("'")
        .attributes("$")
        .typesByCapital();
  }

  static Grammar shell() {
    return new Grammar()
        .keywords(
            "alias break case cd continue declare do done echo elif else esac eval exec exit export"
                + " fi for function if in local printf read readonly return select set shift source"
                + " test then trap unset until while")
        .constants("true false")
        .hashComments()
        .block("", "")
        .longQuote("\"")
        .rawQuote("'", "'")
        .attributes("$")
        .names("_-");
  }

  static Grammar sql() {
    return new Grammar()
        .foldCase()
        .keywords(
            "add all alter and as asc begin between by cascade case check column commit conflict"
                + " constraint create cross database default delete desc distinct do drop else end"
                + " except exists explain foreign from full group having if in index inner insert"
                + " intersect into is join key left like limit not nothing offset on or order outer"
                + " over partition primary references replace returning right rollback select set"
                + " table then to transaction trigger union unique update using values view when"
                + " where with")
        .types(
            "bigint blob boolean char date decimal double float int integer json numeric real"
                + " serial smallint text time timestamp uuid varchar")
        .lineComments("--")
        .rawQuote("'", "'")
        .rawQuote("\"", "\"");
  }

  static Grammar json() {
    return new Grammar().quote("\"").keys();
  }

  static Grammar css() {
    return new Grammar()
        .constants("inherit initial unset none auto")
        .lineComments("//")
        .quote("\"")
        .quote("'")
        .attributes("@.#&")
        .names("_-")
        .keys();
  }

  static Grammar dockerfile() {
    return new Grammar()
        .foldCase()
        .keywords(
            "add arg as cmd copy entrypoint env expose from healthcheck label maintainer onbuild"
                + " run shell stopsignal user volume workdir")
        .hashComments()
        .block("", "")
        .longQuote("\"")
        .quote("'")
        .attributes("$")
        .names("_-");
  }

  static Grammar toml() {
    return new Grammar()
        .hashComments()
        .block("", "")
        .longQuote("\"\"\"")
        .rawQuote("'''", "'''")
        .quote("\"")
        .quote("'");
  }

  static Grammar yaml() {
    return new Grammar()
        .constants("true false null yes no on off")
        .hashComments()
        .block("", "")
        .quote("\"")
        .rawQuote("'", "'")
        .attributes("&*!")
        .names("_-");
  }
}
